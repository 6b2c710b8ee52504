import { random } from './bytes.mjs'

const PATHS = ['/', '/portal/', '/portal/faturas', '/portal/faturas/2026-0317', '/css/app.css', '/api/session']
const SOURCES = ['192.0.2.44', '192.0.2.81', '198.51.100.17', '2001:db8:4f::17']

/** The web server's access log: local time with its offset, which changes with summer time on 29 March 2026. */
export function accessLog() {
  const next = random(2026)
  const lines = []
  let at = Date.UTC(2026, 2, 28, 21, 0, 0)
  for (let i = 0; i < 240; i++) {
    at += 1000 * (20 + (next() % 90))
    const summer = at >= Date.UTC(2026, 2, 29, 1)
    const local = new Date(at + (summer ? 7_200_000 : 3_600_000)).toISOString()
    const stamp = `${local.slice(8, 10)}/Mar/2026:${local.slice(11, 19)} ${summer ? '+0200' : '+0100'}`
    const path = PATHS[next() % PATHS.length]
    const status = next() % 9 === 0 ? 403 : 200
    lines.push(`${SOURCES[next() % SOURCES.length]} - - [${stamp}] "GET ${path} HTTP/1.1" ${status} ${next() % 40_000} "-" "-"`)
  }
  return Buffer.from(`${lines.join('\n')}\n`)
}

/** The VPN gateway's log: UTC, with one line in the gateway's own offset after its restart. */
export function vpnLog() {
  return Buffer.from(`2026-03-16T18:39:58Z vpn-gw1 auth[811]: user=ines.moinho src=198.51.100.17 result=ok factor=otp
2026-03-16T18:40:00Z vpn-gw1 tunnel[811]: user=ines.moinho assigned=10.8.0.23 mtu=1400
2026-03-16T18:58:31Z vpn-gw1 tunnel[811]: user=ines.moinho closed bytes_in=184220 bytes_out=2291037
2026-03-17T06:59:12Z vpn-gw1 auth[811]: user=h.suesskamp src=2001:db8:4f::17 result=ok factor=otp
2026-03-17T07:03:40Z vpn-gw1 file[811]: user=h.suesskamp rename "/Rechnungen/2026-0317.pdf" -> "/Rechnungen/2026-0317_geändert.pdf"
2026-03-17T09:12:00+02:00 vpn-gw1 system[1]: restarted, clock source local, offset not yet corrected
2026-03-17T07:12:09Z vpn-gw1 ntp[902]: stepped clock by -0.412 s
2026-03-28T23:58:44Z vpn-gw1 auth[902]: user=ines.moinho src=203.0.113.90 result=denied reason="country not allowed"
2026-03-28T23:59:02Z vpn-gw1 auth[902]: user=ines.moinho src=198.51.100.17 result=ok factor=otp
2026-03-29T00:31:15Z vpn-gw1 file[902]: user=ines.moinho delete "/Faturas/2026/Março/lista de clientes.csv"
2026-03-29T01:00:01Z vpn-gw1 system[1]: local time is now +02:00 (summer time)
2026-03-29T01:07:55Z vpn-gw1 tunnel[902]: user=ines.moinho closed bytes_in=20933 bytes_out=7711
`)
}
