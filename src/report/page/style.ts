/**
 * The one style of every page: no font, picture or file from elsewhere, black on white, nothing told by colour alone, logical
 * directions so that Arabic runs from the right. A4 by `@page`; page numbers in margin boxes where a browser has them.
 */
export function styleOf(page: string, docket: string): string {
  return `@page{size:A4;margin:16mm 14mm 18mm;@bottom-right{content:${page};font:8pt sans-serif}@bottom-left{content:"${docket}";font:7pt monospace}}
*{box-sizing:border-box}
html{font:10pt/1.4 "Liberation Sans","Noto Sans","Noto Sans Arabic","DejaVu Sans",Arial,sans-serif;color:#000;background:#fff}
body{margin:0 auto;max-width:190mm;padding:4mm}
h1{font-size:16pt;margin:0 0 2mm}
h2{font-size:13pt;margin:6mm 0 2mm;border-bottom:1.5pt solid #000;break-after:avoid}
h3{font-size:11.5pt;margin:5mm 0 2mm;break-after:avoid}
h4{font-size:10.5pt;margin:4mm 0 1mm;break-after:avoid}
h5{font-size:10pt;margin:4mm 0 1mm;border-top:.75pt solid #000;padding-top:1.5mm;break-after:avoid}
p{margin:1mm 0;orphans:3;widows:3}
a{color:inherit;text-decoration:underline;text-decoration-thickness:.5pt}
code,pre{font:.86em/1.35 "Liberation Mono","DejaVu Sans Mono",monospace}
code{overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;border:.5pt solid #000;padding:2mm;margin:1mm 0}
bdi{overflow-wrap:anywhere}
dl{margin:1mm 0}
dl>div{display:flex;gap:3mm;margin:.5mm 0}
dt{flex:0 0 38mm;font-weight:bold}
dd{margin:0;flex:1;min-width:0}
table{width:100%;border-collapse:collapse;margin:2mm 0 3mm;font-size:8.5pt;line-height:1.3}
caption{text-align:start;font-weight:bold;padding:1mm 0;break-after:avoid}
th,td{border:.5pt solid #555;padding:.8mm 1.2mm;text-align:start;vertical-align:top;overflow-wrap:break-word}
thead{display:table-header-group}
thead th{background:#eee;border-bottom:1pt solid #000}
thead,thead tr{break-after:avoid}
tr{break-inside:avoid}
.conditions tr{break-inside:auto}
.conditions{table-layout:fixed}
.conditions th:first-child,.conditions td:first-child{width:24mm}
.profiles{table-layout:fixed}
.condition{margin-bottom:2mm;break-inside:avoid}

.small,.steps{font-size:7.8pt}
.why,.pointers,.data,.legend,.label{color:#222}
.pointers,.data,.legend{font-size:.92em}
.words{border:.5pt solid #000;padding:2mm;margin:1mm 0}
.words p{margin:0}
.caution{border-inline-start:2.5pt solid #000;padding-inline-start:2mm;font-weight:bold}
.first{font-size:8.9pt;line-height:1.3}
.first h2{font-size:11pt;margin:2mm 0 1mm}
.first dl>div{margin:0}
.first dt{flex-basis:30mm}
.eleven{margin:0;padding-inline-start:6mm}
.eleven li{margin:0 0 .9mm}
.eleven li::marker{font-weight:bold}
.eleven h3,.eleven p{display:inline;font-size:inherit;margin:0}
.exhibit{break-before:page}
.exhibit:first-of-type{break-before:auto}
#details,#exhibits{break-before:page}
.line{margin:2mm 0}
.line svg{display:block;max-width:100%;height:auto;margin:0 0 2mm;break-inside:avoid}
.line figcaption{font-size:8.5pt}
svg text{font:11px "Liberation Sans","Noto Sans","Noto Sans Arabic","DejaVu Sans",Arial,sans-serif;fill:#000}
svg .head,svg .open{font-weight:bold}
svg .open{font-size:15px}
svg .lane{stroke:#999;stroke-width:.6;stroke-dasharray:1 3}
svg .held{stroke:#000;stroke-width:3.5}
svg .transit{stroke:#000;stroke-width:2;stroke-dasharray:6 4;fill:none}
svg .disputed{stroke:#000;stroke-width:1.6;fill:none}
svg .ended{stroke:#000;stroke-width:3.5}
svg .known{fill:#000;stroke:#fff;stroke-width:1.5}
svg .unknown{fill:#fff;stroke:#000;stroke-width:1.5}
svg .refused{stroke:#000;stroke-width:2.4;fill:none}
.signature{break-inside:avoid}
.signature .line{border-bottom:.75pt solid #000;height:13mm;display:flex;align-items:flex-end;max-width:130mm}
.signature .line span{font-size:8.5pt}
.digest{border:1pt solid #000;padding:2mm;margin-top:6mm;break-inside:avoid}
.hint{font-size:8.5pt}
@media print{body{max-width:none;padding:0}a{text-decoration:none}.hint{display:none}}
`
}
