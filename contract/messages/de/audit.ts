/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const audit = {
  'notice.auditUnavailable':
    'Das Audit-Log lässt sich nicht schreiben: {problem} Bis das behoben ist, kommen nur lesende Aufrufe durch.',
  'notice.privateKeyring':
    'Kein Schlüsselbund auf diesem System: Secrets sind nur durch Dateirechte geschützt.',
  'notice.noSandbox':
    'Die Browser-Sandbox ist aus: Das System verweigert User-Namespaces, oder --no-sandbox wurde angegeben.',
  'notice.noSandboxAsRoot': 'Läuft als root: Die Browser-Sandbox ist aus.',
  'notice.unknownOutcomes':
    '{count, plural, one {1 Aufruf war} other {# Aufrufe waren}} zu einem Server unterwegs, als Patchbay zuletzt endete. Ob {count, plural, one {er} other {sie}} gewirkt {count, plural, one {hat} other {haben}}, ist nicht bekannt.',
  'notice.reaped':
    '{count, plural, one {1 Prozess, der} other {# Prozesse, die}} von einem Absturz übrig {count, plural, one {war, wurde} other {waren, wurden}} beendet.',
  'store.notAFile': 'Die Datenbank {path} ist ein Ordner, keine Datei.',
  'store.notAFile.advice':
    'Verschiebe diesen Ordner oder setze PATCHBAY_HOME auf einen anderen und starte Patchbay dann erneut.',
  'store.corrupt':
    'Die Datenbank {path} ist beschädigt und wurde nach {moved} verschoben. Patchbay hat mit einer leeren begonnen.',
  'store.newer':
    'Die Datenbank {path} stammt von einem neueren Patchbay (Schema {found}; dieses kennt {known}).',
  'store.newer.advice': 'Starte das neuere Patchbay oder setze PATCHBAY_HOME auf einen anderen Ordner.',
  'store.unreadable': 'Die Datenbank {path} lässt sich nicht öffnen: {problem}',
  'store.unreadable.advice':
    'Prüfe die Rechte des Ordners und den freien Speicherplatz und starte Patchbay dann erneut.',
  'home.locked': 'Patchbay läuft bereits mit diesem Home (Prozess {pid}).',
  'home.locked.advice': 'Verwende das offene Fenster oder beende zuerst diesen Prozess.',
  'home.notHandedOver':
    'Patchbay läuft ohne Fenster mit diesem Home (Prozess {pid}) und hat es nicht innerhalb von {seconds} s übergeben.',
  'notice.socketFailed':
    'Die Kommandozeile erreicht dieses Patchbay nicht: Unter {path} kann es nicht lauschen: {problem}',
  'notice.launcherFailed':
    'Die Kommandozeile und andere Apps starten vielleicht ein älteres Patchbay: Der Starter konnte nicht geschrieben werden: {problem}',
  'home.identityDamaged':
    'Die Datei {file} ist beschädigt. In ihr steht, welche Secrets im Schlüsselbund zu diesem Home gehören.',
  'home.identityDamaged.advice':
    'Lege home.json aus einer Kopie dieses Ordners zurück. Ohne Kopie: Benenne diese Datei um, dann startet Patchbay mit einer neuen. Stelle dort eine Sicherung wieder her oder gib die Secrets erneut ein.',
  'home.unusable': 'Der Home-Ordner {path} ist nicht benutzbar: {problem}',
  'home.unusable.advice':
    'Setze PATCHBAY_HOME auf einen Ordner, in den du schreiben darfst, und starte Patchbay dann erneut.',
};
