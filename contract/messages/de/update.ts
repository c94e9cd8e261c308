/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const update = {
  'updates.title': 'Updates',
  'updates.note':
    'Patchbay sucht nur nach einer neueren Version, wenn du es verlangst, oder einmal am Tag, wenn du zustimmst. Von selbst lädt und ersetzt es nichts und sendet nichts über dich oder diesen Rechner.',
  'updates.auto': 'Nach Updates suchen',
  'updates.auto.help': 'Einmal am Tag, solange Patchbay offen ist. Was gefunden wird, wartet auf dich.',
  'updates.auto.ask': 'Noch nicht gewählt',
  'updates.auto.never': 'Nie von selbst',
  'updates.auto.daily': 'Einmal am Tag',
  'updates.idle': 'Seit Patchbay geöffnet wurde, hat niemand nach einer neueren Version gesucht.',
  'updates.isThere': 'Version {version} von Patchbay ist da.',
  'updates.checking': 'Sucht nach einer neueren Version …',
  'updates.none': 'Gesucht {when}: Dies ist die neueste Version.',
  'updates.staged':
    'Version {version} wird zuerst an einige Rechner verteilt und hat diesen noch nicht erreicht. Suche in ein paar Tagen noch einmal.',
  'updates.available': 'Version {version} kann geladen werden ({size}).',
  'updates.downloading': 'Lädt Version {version}: {done} von {total}',
  'updates.ready':
    'Version {version} ist geladen und geprüft. Sie ersetzt diese, wenn Patchbay neu gestartet wird.',
  'updates.installing': 'Patchbay beendet sich geordnet und öffnet sich wieder als Version {version}.',
  'updates.check': 'Jetzt suchen',
  'updates.download': 'Laden',
  'updates.restart': 'Neu starten …',
  'updates.show': 'Zeigen',
  'updates.notes': 'Was neu ist in {version}',
  'updates.question': 'Darf Patchbay einmal am Tag nach einer neueren Version von sich suchen?',
  'updates.restartTitle': 'Mit Version {version} neu starten?',
  'updates.restartText':
    '{servers, plural, =0 {Kein Server läuft.} one {Ein Server läuft und wird geordnet gestoppt.} other {# Server laufen und werden geordnet gestoppt.}} {calls, plural, =0 {Kein Aufruf ist unterwegs.} one {Ein Aufruf ist unterwegs: Er hat ein paar Sekunden Zeit, dann wird er abgebrochen und so vermerkt.} other {# Aufrufe sind unterwegs: Sie haben ein paar Sekunden Zeit, dann werden sie abgebrochen und so vermerkt.}}',
  'updates.later': 'Später',
  'updates.restartNow': 'Jetzt neu starten',
  'updates.failed': 'Das Update ging nicht: {problem}.',
  'updates.feedGone': 'Bei {address} gibt es keine Liste der Versionen für diesen Rechner.',
  'updates.unreachable': 'Die Liste der Versionen konnte nicht von {address} gelesen werden: {problem}.',
  'updates.unsigned': 'Die Liste der Versionen trägt keine Signatur; nichts davon wurde verwendet.',
  'updates.wrongSignature':
    'Die Liste der Versionen wurde nicht von denen signiert, die diese Kopie gemacht haben, oder seither verändert; nichts davon wurde verwendet.',
  'updates.malformed': 'Die Liste der Versionen ist signiert, aber nicht lesbar: {problem}.',
  'updates.older':
    'Die Liste bietet Version {version} an, die älter ist als diese ({current}). Sie wird abgelehnt.',
  'updates.noFile': 'Die Liste der Versionen hat keine Datei {kind}, die diese Kopie bräuchte.',
  'updates.oldSystem': 'Version {version} braucht ein neueres Betriebssystem ({needs}).',
  'updates.wrongFile':
    'Was geladen wurde, ist nicht die Datei, die die signierte Liste beschreibt (die SHA-512 weicht ab). Es wurde gelöscht.',
  'updates.cutOff': 'Das Laden brach ab: {problem}. Was angekommen war, wurde gelöscht.',
  'updates.advice.later': 'Es wurde nichts verändert. Versuche es später noch einmal.',
  'updates.advice.distrust':
    'Es wurde nichts verändert. Installiere diese Version auch nicht von Hand, und sage denen Bescheid, von denen du Patchbay hast.',
  'updates.advice.system': 'Es wurde nichts verändert. Aktualisiere zuerst das Betriebssystem.',
  'updates.fromSource': 'Dieses Patchbay läuft aus dem Quelltext und aktualisiert sich nicht selbst.',
  'updates.development': 'Dies ist ein DEVELOPMENT-Paket, für das es keine Updates gibt.',
  'updates.noFeed': 'Diese Kopie wurde ohne eine Adresse gebaut, an der neuere Versionen zu finden wären.',
  'updates.noKey':
    'Diese Kopie wurde ohne den Schlüssel gebaut, mit dem neuere Versionen signiert sind; sie würde keiner vertrauen.',
  'updates.unpacked': 'Diese Kopie wurde entpackt, nicht installiert, und aktualisiert sich nicht selbst.',
  'updates.noWindow': 'Ein Patchbay ohne Fenster aktualisiert sich nicht selbst.',
  'updates.advice.source':
    'Ob es eine neuere Version gibt, ist nicht bekannt: Hole den neuesten Quelltext und baue ihn.',
  'updates.advice.download':
    'Ob es eine neuere Version gibt, ist nicht bekannt: Sieh dort nach, wo du diese Kopie herhast, und installiere darüber. Dein Ordner mit den Daten bleibt, wie er ist.',
  'updates.nothingFound': 'Es wurde nichts gefunden, das geladen werden könnte. Suche zuerst nach Updates.',
  'updates.notReady': 'Es wurde noch keine neuere Version geladen.',

  'link.refused': 'Ein Link von außen wurde abgelehnt: {problem}',
  'link.waits':
    'Ein Link von außen möchte einen Server hinzufügen. Er wartet, solange du mit etwas anderem beschäftigt bist.',
  'link.show': 'Zeigen',
  'link.discard': 'Verwerfen',
  'link.dismiss': 'Schließen',
  'link.outside': 'Ein Link von außerhalb hat dies ausgefüllt',
  'link.outsideAdvice':
    'Nichts davon wurde gespeichert oder ausgeführt. Füge es nur hinzu, wenn du dem vertraust, der den Link gemacht hat; bevor es läuft, wirst du noch einmal gefragt.',
  'link.tooLong': 'Er ist länger als {limit, number} Zeichen.',
  'link.unknown': 'Nur patchbay:add?… mit einfachem, prozentkodiertem Text wird verstanden.',
  'link.wrongFields':
    'Er muss command, url oder config angeben (eines davon, einmal), darf name angeben, und sonst nichts.',
  'link.notOne': 'Er muss genau einen Server beschreiben.',
  'link.refersToSecret': 'Er verweist auf ein Secret oder eine Variable dieses Rechners, was kein Link darf.',
};
