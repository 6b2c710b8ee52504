/** Plain sentences of codes: particulars stand beside them. */
export const reportCodes = {
  'report.incomplete': 'التقرير لا يورد كل البيانات الأحد عشر التي يجب أن يوردها؛ فلم تُكتب صفحة.',
} as const
