/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const paste = {
  'paste.empty': 'In diesem Text steht kein Befehl.',
  'paste.tooLong':
    'Der Text ist länger als {limit} Zeichen und wurde nicht gelesen. Füge nur den Teil mit den Servern ein.',
  'paste.moreProblems':
    '{count, plural, one {1 weiteres Problem ist} other {# weitere Probleme sind}} nicht gezeigt. Löse erst diese und füge dann erneut ein.',
  'paste.tooManyServers':
    'Nur die ersten {limit} Server wurden übernommen. Füge sie hinzu und dann den Rest für sich ein.',
  'paste.noServers':
    'In diesem JSON steht kein Server. Füge den Teil ein, der mit mcpServers, servers, mcp oder context_servers beginnt, oder einen Server mit seinem Befehl.',
  'paste.notJson':
    '{format} lässt sich noch nicht lesen. Füge die Befehlszeile ein, die den Server startet, oder JSON.',
  'paste.link':
    'Dieser Link lässt sich nicht lesen. Füge nur die Adresse eines Servers (https://…) ein, die Befehlszeile, die einen startet, oder JSON.',
  'paste.otherClient':
    'Diese Zeile fügt einen Server zu {client} hinzu; sie startet keinen. Füge nur den Befehl des Servers selbst ein, der oft nach einem einzelnen -- steht.',
  'paste.onlyVariables':
    'Hier stehen Variablen, aber kein Befehl. Setze den Befehl dahinter, der den Server startet.',

  'paste.json.unexpected':
    'Zeile {line}, Spalte {column}: „{found}“ darf hier nicht stehen. Hierher gehört {expected, select, name {ein Name in doppelten Anführungszeichen} colon {ein Doppelpunkt} comma {ein Komma oder die schließende Klammer} end {nichts mehr} other {ein Wert}}.',
  'paste.json.end':
    'Zeile {line}, Spalte {column}: Das JSON endet zu früh. Kopiere es bis zur letzten schließenden Klammer.',
  'paste.json.string':
    'Zeile {line}, Spalte {column}: Der Text, der hier beginnt, endet nicht in seiner Zeile. Schließe ihn mit einem doppelten Anführungszeichen.',
  'paste.json.escape':
    'Zeile {line}, Spalte {column}: Dieser Backslash hat in JSON keine Bedeutung. Schreibe jeden Backslash eines Pfads doppelt.',
  'paste.json.comment':
    'Zeile {line}, Spalte {column}: Der Kommentar, der hier beginnt, ist nicht geschlossen. Schließe ihn oder nimm ihn heraus.',
  'paste.json.deep':
    'Zeile {line}, Spalte {column}: Das JSON ist zu tief verschachtelt. Füge nur den Teil mit den Servern ein.',
  'paste.json.twice':
    'Zeile {line}, Spalte {column}: {name} steht hier zum zweiten Mal. Das erste wurde verwendet; benenne eines um oder entferne es.',

  'paste.shell.several':
    'Zeile {line}, Spalte {column}: {construct} verbindet mehrere Befehle; das kann nur eine Shell, und hier läuft keine. Füge nur den Befehl ein, der den Server startet.',
  'paste.shell.newline':
    'Zeile {line}, Spalte {column}: Hier beginnt ein zweiter Befehl. Füge nur den Befehl ein, der den Server startet; um eine Zeile fortzusetzen, beende die darüber mit einem Backslash.',
  'paste.shell.redirect':
    'Zeile {line}, Spalte {column}: {construct} leitet Dateien um; das kann nur eine Shell, und hier läuft keine. Nimm es heraus; setze das Zeichen in Anführungszeichen, wenn das Programm selbst es bekommen soll.',
  'paste.shell.substitution':
    'Zeile {line}, Spalte {column}: {construct} braucht eine Shell, und hier läuft keine. Schreibe, wofür es steht; setze es in einfache Anführungszeichen, wenn das Programm selbst es bekommen soll.',
  'paste.shell.variable':
    'Zeile {line}, Spalte {column}: {construct} füllt eine Shell aus, und hier läuft keine. Schreibe den Wert; setze es in einfache Anführungszeichen, wenn das Programm selbst es bekommen soll.',
  'paste.shell.pattern':
    'Zeile {line}, Spalte {column}: {construct} ist ein Muster für eine Shell, und hier läuft keine. Schreibe die Namen aus; setze es in einfache Anführungszeichen, wenn das Programm selbst es bekommen soll.',
  'paste.shell.home':
    'Zeile {line}, Spalte {column}: ~ macht eine Shell zu deinem Benutzerordner, und hier läuft keine. Schreibe den ganzen Pfad des Ordners.',
  'paste.shell.word':
    '{construct} ist ein Wort der Shell, kein Programm, und hier läuft keine Shell. Füge nur den Befehl ein, der den Server startet.',
  'paste.shell.windowsPath':
    'Zeile {line}, Spalte {column}: Die Backslashes dieses Pfads gingen verloren. Setze den Pfad in einfache Anführungszeichen.',
  'paste.shell.unclosed':
    'Zeile {line}, Spalte {column}: {construct} beginnt etwas, das nicht endet. Kopiere den ganzen Befehl oder schließe es.',

  'paste.noUrl': '{server} soll über eine URL erreichbar sein, aber keine steht da. Füge das Feld url hinzu.',
  'paste.websocket':
    '{server} wird über einen WebSocket erreicht, den das Model Context Protocol nicht kennt. Verwende die Adresse für Streamable HTTP, falls es eine gibt.',
  'paste.headerLeftOut':
    'Das Feld {field} von {server} wird nicht unterstützt und wurde weggelassen. Braucht der Server, was es bringt, füge das als Header hinzu.',
  'paste.headerRefused': 'Der Header {header} von {server} wurde weggelassen: {problem}.',
  'paste.secretInUrl':
    'Der Parameter {parameter} in der URL von {server} sieht nach einem Secret aus. Nimm stattdessen einen Header, wenn der Server einen liest, oder setze einen Verweis auf den Schlüsselbund ein.',
  'paste.plainHttp':
    'Die URL von {server} beginnt mit http://; der Header {header} wäre unterwegs lesbar. Nimm https://, wenn der Server es anbietet.',
  'paste.directUrl':
    '{server} erreicht eine URL über mcp-remote. Patchbay kann sich selbst damit verbinden: Füge nur die Adresse ein.',
  'paste.unknownType':
    '{server} ist vom Typ {type}, der nicht bekannt ist. Nimm stdio mit einem Befehl, falls es das gibt.',
  'paste.noCommand':
    '{server} hat keinen Befehl und kann nicht gestartet werden. Füge das Feld command hinzu.',
  'paste.notObject': '{server} ist kein Objekt. Schreibe es als Objekt mit dem Feld command.',
  'paste.notText':
    'Das Feld {field} von {server} muss Text sein; der Server wurde nicht übernommen. Berichtige es.',
  'paste.notList':
    'Das Feld {field} von {server} muss eine Liste sein; der Server wurde nicht übernommen. Schreibe jedes Argument als eigenen Eintrag.',
  'paste.notFields':
    'Das Feld {field} von {server} muss ein Objekt aus Namen und Texten sein; der Server wurde nicht übernommen. Berichtige es.',
  'paste.leftOut':
    'Das Feld {field} von {server} wird nicht unterstützt und wurde weggelassen. Schreibe die Variablen, die es bringt, in env.',
  'paste.variableName':
    '{variable} von {server} ist kein Name für eine Variable und wurde weggelassen. Erlaubt sind Buchstaben, Ziffern und _, keine Ziffer am Anfang.',
  'paste.variableValue':
    '{variable} von {server} ist kein Text und wurde weggelassen. Schreibe den Wert als Text.',
  'paste.commandSpaces':
    'Der Befehl von {server} wurde samt Leerzeichen als Name eines Programms genommen. Stehen Argumente darin, verschiebe sie nach args.',
  'paste.doesNotFit':
    '{server} wurde nicht übernommen, weil {field} ungültig ist: {problem}. Berichtige es und füge dann erneut ein.',
  'paste.nul':
    '{server} wurde nicht übernommen: {field} enthält ein NUL-Zeichen, das keinem Programm gegeben werden kann. Nimm es heraus.',
  'paste.noFreeName':
    '{server} wurde nicht übernommen: Jeder daraus gebildete Name ist vergeben. Gib einen anderen Namen und füge dann erneut ein.',

  'paste.placeholder':
    'Das Feld {field} von {server} enthält den Platzhalter {variable}, der hier nicht ausgefüllt wird und so bleibt. Schreibe den Wert hinein.',
  'paste.exampleValue':
    '{variable} von {server} hat noch keinen echten Wert. Schreibe ihn hinein oder lege ihn in den Schlüsselbund.',
  'paste.secretToStore':
    '{variable} von {server} nimmt den Wert aus dem Secret {name}. Lege das Secret in den Schlüsselbund, bevor du den Server startest.',
  'paste.secretInArgument':
    'Das Argument {argument} von {server} sieht nach einem Secret aus. Es stünde offen in der Prozessliste: Nimm eine Variable, wenn der Server eine lesen kann.',
};
