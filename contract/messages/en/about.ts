/** The about box: which Patchbay this is. */
export const about = {
  'menu.help': 'Help',
  'about.title': 'About Patchbay',
  'about.close': 'Close',
  'about.licences': 'Licences',
  'about.checkout': 'Runs from its sources.',
  'about.development':
    'DEVELOPMENT build on an old Electron from the npm registry: to try it out, not for daily use.',
  'about.source': 'Built from commit {commit} of {date}.',
  'about.runtime': 'Runs on Electron {electron}, Chromium {chrome}, Node {node}.',
  'about.licence': 'Licensed under the Apache License 2.0, without warranty.',
};
