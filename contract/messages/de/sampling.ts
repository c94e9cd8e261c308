/** Was Server mitten in einem Aufruf von einem Modell wollen. */
export const sampling = {
  'sampling.ask':
    '<title>{server}</title> arbeitet mit seinem Tool <code>{tool}</code> für einen Chat und möchte, dass das Modell <code>{model}</code> genau dies beantwortet:',
  'sampling.exact': 'Genaue Nachrichten',
  'sampling.system': 'Systemprompt',
  'sampling.role': '{role, select, assistant {Als das Modell} other {Als der Nutzer}}',
  'sampling.tokens': 'Höchstens {count, plural, one {# Token} other {# Tokens}} Antwort.',
  'sampling.means':
    'Die Antwort geht an den Server, ohne dir vorher gezeigt zu werden. Sie zählt zu den Grenzen der Runde, und sonst wird nichts aus dem Chat gesendet.',
  'sampling.unsure':
    'Der Server sagt nicht, für welchen seiner Aufrufe: Es kann auch ein anderer dieses Chats sein.',
  'sampling.need': 'Ein Modell antwortet {server} erst, wenn du im Freigabefenster antwortest.',
  'sampling.denied': 'Die Person hat abgelehnt, ein Modell antworten zu lassen.',
  'sampling.deniedBecause': 'Die Person hat abgelehnt, ein Modell antworten zu lassen: {reason}',
  'sampling.unanswered': 'Niemand hat innerhalb von {seconds} s erlaubt, dass ein Modell antwortet.',
  'sampling.withdrawn':
    'Die Frage wurde zurückgezogen: Der Aufruf, zu dem sie gehörte, ist zu Ende, oder Patchbay wird geschlossen.',
  'sampling.notChat':
    'Kein Modell kann antworten: Nur Aufrufe eines Chats haben eines, solange sie laufen und niemand abgelehnt hat.',
  'sampling.whichCall':
    'Es lässt sich nicht sagen, zu welchem Aufruf dies gehört: Geantwortet wird nur, solange ein Aufruf dieses Servers läuft oder mehrere eines Chats.',
  'sampling.textOnly': 'Beantwortet werden nur Textnachrichten, ohne Tools.',
  'sampling.tooLong':
    'Mehr als {limit, number} Zeichen werden keiner Person gezeigt, also auch nicht beantwortet.',
};
