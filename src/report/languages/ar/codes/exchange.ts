/** Plain sentences of codes: particulars stand beside them. */
export const exchangeCodes = {
  'exchange.docket': 'سجل القضية داخل المظروف لا يُقرأ، أو ليس الذي يسميه الختم.',
  'exchange.heads': 'سجل القضية داخل المظروف لا ينتهي حيث يقول الختم.',
  'exchange.other-docket': 'المظروف ينتمي إلى قضية غير سجل القضية المعطى.',
  'exchange.seal-not-recorded': 'لا يحوي سجل القضية المعطى ختم هذا المظروف: لا شيء مما قُرئ يُظهر أنهما لقضية واحدة.',
  'envelope.recipient-classical': 'مفتاح استلام لا يصمد أمام حاسوب كمي: ما يُلتقط اليوم قد يُقرأ لاحقا.',
  'exchange.seal-not-admitted': 'سجل القضية داخل المظروف لا يقبل من ختمه، فلم يُسلم شيء.',
  'manifest.unreadable': 'المظروف موجه إلى هذا المفتاح، لكن المفتاح لا يفتحه: فهو لم يُختم كما يجب.',
} as const
