// Made up for tests, in the form of the OSV schema: the packages do not exist, so nothing true is said about any.

/** Fixed in 1.2.0; its severity is a word of the database. */
export const HIGH_IN_LEFT = {
  id: 'TEST-2026-0001',
  summary: 'Left pads with secrets',
  aliases: ['TEST-ALIAS-1'],
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' }],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'made-up-left' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.2.0' }] }],
    },
  ],
  database_specific: { severity: 'HIGH' },
};

/** The package itself is malware, in every version. */
export const MALWARE = {
  id: 'MAL-0000-0001',
  summary: 'Malicious code in made-up-evil',
  affected: [
    {
      package: { ecosystem: 'npm', name: 'made-up-evil' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }],
    },
  ],
};

/** Listed versions only, and a vector as its only severity. */
export const CRITICAL_IN_SNAKE = {
  id: 'TEST-2026-0002',
  details: 'Bites.\nMore about it.',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
  affected: [
    {
      package: { ecosystem: 'PyPI', name: 'made_up.snake' },
      versions: ['1.0', '1.1'],
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2.0rc1' }] }],
    },
  ],
};

export const WITHDRAWN = { ...HIGH_IN_LEFT, id: 'TEST-2026-0003', withdrawn: '2026-02-01T00:00:00Z' };
