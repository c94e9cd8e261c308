import type { Fact } from './fact.ts';

interface Control {
  reference: string;
  asks: string;
  facts: readonly Fact['fact'][];
}

/** What facts of a store bear on. Much of each law is beyond what a store can tell. */
export const FRAMEWORKS: Record<'gdpr' | 'hipaa' | 'sox', readonly Control[]> = {
  gdpr: [
    {
      reference: 'Art. 5(1)(e)',
      asks: 'not kept longer than needed',
      facts: ['lifecycle', 'retention_lock'],
    },
    { reference: 'Art. 17', asks: 'erasure', facts: ['versioning', 'soft_delete'] },
    { reference: 'Art. 25', asks: 'not open to everybody by default', facts: ['public_access'] },
    {
      reference: 'Art. 32(1)(a)',
      asks: 'encryption',
      facts: ['encryption_at_rest', 'customer_key', 'encrypted_transport'],
    },
    { reference: 'Art. 33', asks: 'noticing a breach', facts: ['access_logging'] },
    { reference: 'Art. 44', asks: 'where the data are', facts: ['location'] },
  ],
  hipaa: [
    { reference: '45 CFR 164.308(a)(7)', asks: 'recovery', facts: ['versioning', 'soft_delete'] },
    { reference: '45 CFR 164.312(a)(1)', asks: 'access control', facts: ['public_access'] },
    {
      reference: '45 CFR 164.312(a)(2)(iv)',
      asks: 'encryption at rest',
      facts: ['encryption_at_rest', 'customer_key'],
    },
    { reference: '45 CFR 164.312(b)', asks: 'audit controls', facts: ['access_logging'] },
    { reference: '45 CFR 164.312(c)(1)', asks: 'integrity', facts: ['versioning', 'retention_lock'] },
    { reference: '45 CFR 164.312(e)(1)', asks: 'transmission', facts: ['encrypted_transport'] },
  ],
  sox: [
    { reference: 'Sec. 302, 404', asks: 'control over access', facts: ['public_access', 'access_logging'] },
    {
      reference: 'Sec. 802, 17 CFR 210.2-06',
      asks: 'records kept unaltered for seven years',
      facts: ['retention_lock', 'lifecycle', 'versioning'],
    },
  ],
};
