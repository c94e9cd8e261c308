/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const catalog = {
  'catalog.dropped':
    '{kind, select, tool {Das Tool} prompt {Der Prompt} resource {Die Ressource} other {Die Ressourcenvorlage}} „{name}“ wurde weggelassen: {problem}',
  'catalog.listFailed':
    'Die Liste der {kind, select, tool {Tools} prompt {Prompts} resource {Ressourcen} other {Ressourcenvorlagen}} konnte nicht gelesen werden: {problem}',
  'catalog.listTooLong':
    'Die Liste der {kind, select, tool {Tools} prompt {Prompts} resource {Ressourcen} other {Ressourcenvorlagen}} endete nach {pages} Seiten noch nicht; der Rest wurde weggelassen.',
  'catalog.listCut':
    'Nur die ersten {count, number} {kind, select, tool {Tools} prompt {Prompts} resource {Ressourcen} other {Ressourcenvorlagen}} werden gezeigt.',
  'catalog.cursorRepeats':
    'Die Liste der {kind, select, tool {Tools} prompt {Prompts} resource {Ressourcen} other {Ressourcenvorlagen}} führt zu einer schon gelesenen Seite zurück; dort wurde aufgehört.',
  'catalog.outsideRef':
    'Das Schema des Tools „{name}“ verweist auf {ref}. Patchbay holt Schemas nie von anderswo, darum werden Aufrufe dieses Tools abgelehnt.',
  'catalog.unknownOffer':
    '{server} hat {kind, select, tool {kein Tool} prompt {keinen Prompt} resource {keine Ressource} other {keine Ressourcenvorlage}} namens {name}.',
  'catalog.restless':
    'Der Server sagt ständig, seine Listen hätten sich geändert; sie werden höchstens alle {seconds} Sekunden gelesen.',
  'catalog.moreWarnings':
    '{count, plural, one {1 weitere Warnung} other {# weitere Warnungen}} zu den Listen.',
};
