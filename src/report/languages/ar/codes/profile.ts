/** Plain sentences of codes: particulars stand beside them. */
export const profileCodes = {
  'profile.format': 'ملف الشروط غير مكتوب كما يجب.',
  'profile.primitive': 'ملف الشروط يطلب فحصا لا وجود له.',
  'profile.parameter': 'ملف الشروط يطلب فحصا على وجه لا يمكن إجراؤه.',
  'profile.circle': 'ملف الشروط يرجع إلى نفسه، فلا يمكن لشيء أن يحسمه.',
  'profile.reference': 'ملف الشروط يسمي ما لا وجود له.',
  'profile.language': 'نص في ملف الشروط غير مكتوب بلغة يجب أن يكتب بها.',
  'profile.signer': 'ملف الشروط موقَّع، ولكن ليس ممن يثق به هذا التحقق؛ فلا يُعرف من ينشره.',
  'profile.withdrawn': 'سحب واضعو ملف الشروط ملفهم؛ وقد لا يكون ما يقوله صحيحا الآن.',
} as const
