/** Plain sentences of codes: particulars stand beside them. */
export const formsCodes = {
  'form.code': 'لا توجد استمارة ورقية بهذا الرمز: قُرئ أو كُتب خطأ.',
  'form.repeated': 'أُدخلت الاستمارة الورقية من قبل. والورقة تُدخل مرة واحدة.',
  'form.scan': 'الملف ليس صورة لورقة: المطلوب PDF أو JPEG أو PNG.',
  'records.cell': 'في ملف القيود خطأ. ولم يُوقع شيء.',
} as const
