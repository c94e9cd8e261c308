/** Changes that let more through than before, and are agreed to in the approval window. */
export const change = {
  'change.refused': 'You said no in the approval window, so nothing was changed.',
  'change.unanswered':
    'Nobody answered in the approval window within {seconds} s, so nothing was changed. Try again when you are there.',
  'change.withdrawn':
    'The question was withdrawn: somebody took it back, a newer one took its place, or Patchbay is closing. Nothing was changed.',
  'change.meanwhile':
    'What you agreed to was changed by somebody else in the meantime, so nothing was done. Look at it again, then try again.',
  'change.waiting': 'Waiting for your answer in the approval window. Until then nothing is changed.',
  'change.rule':
    '{owner, select, true {You want} other {<whom>{who}</whom> wants}} {what, select, add {to add this rule:} change {to change this rule, which will let more through:} remove {to remove this rule, which holds calls back:} other {to allow all of this again, without being asked:}}',
  'change.rule.exact': 'Exact rule',
  'change.rule.now': 'Now',
  'change.rule.then': 'From then on',
  'change.rule.via': 'Only through',
  'change.rule.workspace': 'Only in the workspace',
  'change.rule.from': 'Only from',
  'change.rule.until': 'Only until',
  'change.trust':
    '{owner, select, true {You want} other {<whom>{who}</whom> wants}} to trust the server <title>{server}</title>, which is this:',
  'change.trust.means':
    'What it says of its own tools is believed: those that it calls harmless are run without asking you.',
  'change.trust.allowed': 'Allowed again with it',
  'change.command.trusted':
    'You trust this server: whatever this is, tools that it calls harmless are run without asking you.',
  'change.folders':
    '{owner, select, true {You want} other {<whom>{who}</whom> wants}} to let servers that work in <title>{workspace}</title> reach more folders:',
  'change.folders.exact': 'Exact folders',
  'change.folders.added': 'New',
  'change.folders.kept': 'As before',
  'change.folders.means':
    'They can read everything in them without asking you. Writing is asked about, unless a rule allows it.',
  'change.settings':
    '{owner, select, true {You want} other {<whom>{who}</whom> wants}} Patchbay to hold back less than it does now:',
  'change.settings.exact': 'Exact settings',
  'change.settings.on': 'On',
  'change.settings.off': 'Off',
  'change.settings.means.askAfterUntrusted':
    'A model that such a result has misled could then use whatever your rules and answers allow, without asking you.',
  'change.settings.means.callsPerMinute': 'A program that runs wild gets further before it is stopped.',
  'change.need.settings': 'A setting stays as it is before you answer in the approval window.',
  'change.need.rule': 'A rule is not changed before you answer in the approval window.',
  'change.need.trust': '{server} is not trusted before you answer in the approval window.',
  'change.need.folders': 'The workspace {workspace} stays as it is before you answer in the approval window.',
};
