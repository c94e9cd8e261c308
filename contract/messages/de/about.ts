/** Über Patchbay. */
export const about = {
  'menu.help': 'Hilfe',
  'about.title': 'Über Patchbay',
  'about.close': 'Schließen',
  'about.licences': 'Lizenzen',
  'about.checkout': 'Läuft aus seinen Quellen.',
  'about.development':
    'DEVELOPMENT-Ausgabe auf einem alten Electron aus der npm-Registry: zum Ausprobieren, nicht für jeden Tag.',
  'about.source': 'Gebaut aus Commit {commit} vom {date}.',
  'about.runtime': 'Läuft auf Electron {electron}, Chromium {chrome}, Node {node}.',
  'about.licence': 'Unter der Apache-Lizenz 2.0, ohne Gewähr.',
};
