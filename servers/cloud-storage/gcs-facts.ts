import type { Storage } from '@google-cloud/storage';
import { readFacts } from './fact.ts';
import type { Fact } from './fact.ts';
import type { Line } from './line.ts';

const EVERYBODY = ['allUsers', 'allAuthenticatedUsers'];

/** https://cloud.google.com/storage/docs/json_api/v1/buckets: get and getIamPolicy. */
export async function gcsFacts(storage: Storage, container: string, line: Line): Promise<Fact[]> {
  const bucket = storage.bucket(container);
  const [found] = await line.ask(() => bucket.getMetadata());
  const kmsKey = found.encryption?.defaultKmsKeyName;
  const kept = Number(found.softDeletePolicy?.retentionDurationSeconds ?? 0) / 86_400;
  const rules = found.lifecycle?.rule?.length ?? 0;
  const retention = found.retentionPolicy ?? undefined;
  const prevention = found.iamConfiguration?.publicAccessPrevention ?? 'inherited';
  const told: Omit<Fact, 'how'>[] = [
    {
      fact: 'customer_key',
      state: kmsKey === undefined ? 'off' : 'on',
      detail: kmsKey === undefined ? 'New objects use keys of Google' : `New objects use ${kmsKey}`,
    },
    {
      fact: 'versioning',
      state: found.versioning?.enabled === true ? 'on' : 'off',
      detail:
        found.versioning?.enabled === true ? 'Earlier versions are kept' : 'Earlier versions are not kept',
    },
    {
      fact: 'soft_delete',
      state: kept > 0 ? 'on' : 'off',
      detail: kept > 0 ? `Deleted objects are kept for ${kept} days` : 'Deleted objects are gone',
    },
    {
      fact: 'retention_lock',
      state: retention === undefined ? 'off' : retention.isLocked === true ? 'on' : 'partly',
      detail:
        retention === undefined
          ? 'No retention policy'
          : `Objects are kept for ${String(retention.retentionPeriod)} s; policy locked: ${String(retention.isLocked === true)}`,
    },
    { fact: 'lifecycle', state: rules > 0 ? 'on' : 'off', detail: `${rules} rules` },
    {
      fact: 'access_logging',
      state: found.logging?.logBucket === undefined ? 'off' : 'on',
      detail:
        found.logging?.logBucket === undefined
          ? 'No usage logs of the bucket; Cloud Audit Logs are not visible to this server'
          : `Usage logs go to ${found.logging.logBucket}`,
    },
    {
      fact: 'location',
      state: 'on',
      detail: `${found.location ?? 'unknown'} (${found.locationType ?? 'unknown'})`,
    },
  ];
  return [
    {
      fact: 'encryption_at_rest',
      state: 'on',
      detail: 'Google encrypts every object at rest (AES-256) and it cannot be switched off',
      how: 'documentation of Google Cloud Storage',
    },
    ...told.map((fact) => ({ ...fact, how: 'buckets.get' })),
    ...(await readFacts(['public_access'], 'buckets.getIamPolicy', async () => {
      const [policy] = await line.ask(() => bucket.iam.getPolicy());
      const open = policy.bindings.filter(({ members }) => members.some((one) => EVERYBODY.includes(one)));
      const roles = open.map(({ role }) => role).join(', ');
      const enforced = prevention === 'enforced';
      return [
        {
          fact: 'public_access',
          state: open.length > 0 && !enforced ? 'on' : 'off',
          detail: `Roles of everybody: ${roles === '' ? 'none' : roles}; public access prevention: ${prevention}; uniform access: ${String(found.iamConfiguration?.uniformBucketLevelAccess?.enabled === true)}`,
        },
      ];
    })),
  ];
}
