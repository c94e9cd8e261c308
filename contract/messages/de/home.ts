/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const home = {
  'shell.home': 'Start',
  'home.needs': 'Braucht dich jetzt',
  'home.quiet': 'Nichts braucht dich.',
  'home.failed': '{server}: {reason}',
  'home.startAgain': 'Erneut starten',
  'home.restart': 'Neu starten',
  'home.show': 'Anzeigen',
  'home.look': 'Ansehen',
  'home.approval.call': '{tool} von {server} wartet im Freigabefenster auf deine Antwort.',
  'home.approval.command': '{server} darf erst laufen, wenn du im Freigabefenster antwortest.',
  'home.unknown': 'Wie {tool} von {server} endete, ist nicht bekannt: Patchbay endete währenddessen.',
  'home.today': 'Heute',
  'home.p95': 'p95 beim Server',
  'home.more': 'Alle Messwerte',
  'home.changed': 'Seit gestern',
};
