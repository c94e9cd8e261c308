/** What a program is called, whatever folder, ending or case it is written with: `npx` for `C:\nodejs\NPX.cmd`. */
export function programName(command: string): string {
  const file = command.split(/[\\/]/).at(-1) ?? '';
  return file.toLowerCase().replace(/\.(?:cmd|exe|bat|com|ps1)$/, '');
}
