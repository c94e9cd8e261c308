/** Everything the main window says of itself. */
export const ui = {
  'app.name': 'Patchbay',
};
