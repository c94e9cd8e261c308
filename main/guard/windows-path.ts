const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(\..*)?$/i;

/**
 * Whether Windows would take `path` for something else than a file below a folder: a device (`NUL`, `com1.txt`),
 * an alternate data stream (`a.txt:b`), a drive-relative path (`C:a`), a UNC or device path (`\\host\share`,
 * `\\?\`, `\\.\`), or a name whose trailing dots and spaces Windows drops (`.bashrc.`), which would slip past a
 * check of names.
 */
export function isTrickyOnWindows(path: string): boolean {
  if (/^[\\/]{2}/.test(path)) return true;
  const withoutDrive = path.replace(/^[a-z]:(?=[\\/])/i, '');
  if (withoutDrive.includes(':')) return true;
  return withoutDrive
    .split(/[\\/]/)
    .some((name) => DEVICE.test(name) || (name !== '.' && name !== '..' && /[. ]$/.test(name)));
}
