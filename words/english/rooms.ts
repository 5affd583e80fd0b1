/** What the companion itself says of rooms. */
export const roomWords = {
  /** What the panels call a host, in each language: no member may be taken for one. */
  hosts: [
    'Aside',
    ...['Host', 'Gastgeber', 'Anfitrión', 'Hôte', 'Gospodarz', 'Anfitrião', 'Організатор', 'المضيف', 'मेज़बान'],
    ...[
      '主持人',
      'ホスト',
      '호스트',
      'You',
      'Du',
      'Tú',
      'Vous',
      'Tu',
      'Ty',
      'Você',
      'Ви',
      'أنت',
      'आप',
      '你',
      '自分',
      '나',
    ],
  ],
};
