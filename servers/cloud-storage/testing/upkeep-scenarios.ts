import { expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { connectTo } from '#servers/kit/testing.ts';
import { createTestServer } from './server.ts';
import type { Stand } from './stand.ts';

/** Deleting, rules, costs and evidence. */
export function upkeepScenarios(stand: Stand): void {
  const { data, error } = stand;

  test('what must be encrypted and is not is not kept', async () => {
    if (stand.provider !== 's3') return;
    await stand.backend.put(stand.bucket, 'plain.txt', 'x', { classification: 'confidential' });
    const copy = {
      source_provider: stand.provider,
      source_container: stand.bucket,
      source_path: 'plain.txt',
      dest_provider: stand.provider,
      dest_container: stand.bucket,
      dest_path: 'plain-copy.txt',
    };
    expect(await error('storage_replicate', copy)).toMatchObject({ code: 'E', reason: 'notEncrypted' });
    expect(await error('storage_delete', { ...stand.at, remote_path: 'plain-copy.txt' })).toMatchObject({
      code: 'N',
    });
    const { AWS_KMS_KEY_ID: _, ...without } = stand.backend.settings;
    const keyless = await connectTo(createTestServer(), {
      folders: [stand.workspace.folder],
      settings: without,
    });
    // Without a key radosgw takes the wish for encryption and does not heed it.
    const upload = { ...stand.at, file_path: 'a.txt', remote_path: 'keyless.txt' };
    const secret = await keyless.call('storage_upload', { ...upload, classification: 'restricted' });
    expect(secret.error).toMatchObject({ code: 'E', reason: 'notEncrypted' });
    expect((await keyless.call('storage_upload', upload)).data).toMatchObject({ encryption: null });
    await keyless.close();
  });

  test('deletes, and says what that means', async () => {
    await stand.backend.put(stand.bucket, 'gone.txt', 'x'.repeat(1_000));
    const gone = { ...stand.at, remote_path: 'gone.txt' };
    const deleted = await data('storage_delete', { ...gone, secure_delete: true });
    expect(deleted).toMatchObject({
      overwritten: true,
      content_kept: stand.provider === 'azure' ? 'unknown' : 'no',
    });
    expect(JSON.stringify(deleted)).toContain('destroy the key');
    expect(await error('storage_delete', gone)).toMatchObject({ code: 'N' });
    await stand.backend.put(stand.bucket, 'gone.txt', 'x');
    expect(await data('storage_delete', gone)).toMatchObject({
      overwritten: false,
      content_kept: 'not looked at',
    });
  });

  test('lifecycle rules are replaced, and the difference is shown', async () => {
    const rules: JsonObject[] = [
      {
        id: 'old',
        prefix: 'logs/',
        transitions: [{ days: 30, storage_class: 'STANDARD_IA' }],
        expire_days: 90,
      },
      { id: 'tidy', expire_old_versions_days: 7, abort_uploads_days: 3 },
    ];
    const policy = { ...stand.at, rules };
    if (stand.provider === 'azure') {
      expect(await error('lifecycle_policy', policy)).toMatchObject({
        code: 'D',
        reason: 'managementOnly',
      });
      return;
    }
    const dry = await data('lifecycle_policy', { ...policy, dry_run: true });
    expect(dry).toMatchObject({ applied: false, removed: [], kept: [] });
    const first = await data('lifecycle_policy', policy);
    expect(first).toEqual({ ...dry, applied: true });
    const second = await data('lifecycle_policy', { ...stand.at, rules: rules.slice(1) });
    expect(second['added']).toEqual([]);
    expect((second['removed'] as unknown[]).length + (second['kept'] as unknown[]).length).toBe(
      (first['added'] as unknown[]).length,
    );
    expect(await data('lifecycle_policy', { ...stand.at, rules: [] })).toMatchObject({ kept: [], added: [] });
  });

  test('evidence says what was read and how, and judges nothing', async () => {
    const { text, data: report } = await stand.server.call('compliance_report', {
      ...stand.at,
      end_date: '2999-01-01',
    });
    expect(report['statement']).toContain('not a judgement');
    expect(text).not.toMatch(/compliant/i);
    const facts = report['facts'] as { fact: string; state: string; how: string }[];
    expect(facts.map(({ fact }) => fact)).toContain('public_access');
    expect(facts.find(({ fact }) => fact === 'public_access')).toMatchObject({ state: 'off' });
    expect(facts.every(({ how }) => how !== '')).toBe(true);
    expect(report['changes']).toMatchObject({ objects: 0 });
    const lately = await data('compliance_report', { ...stand.at, compliance_type: 'sox' });
    expect((lately['changes'] as { objects: number }).objects).toBeGreaterThan(0);
    expect(lately['controls']).toMatchObject([{ framework: 'sox' }, { framework: 'sox' }]);
  });

  test('analysis counts what is there', async () => {
    const { data: found } = await stand.server.call('storage_analyze', stand.at);
    const { objects, bytes } = await data('storage_list', stand.at);
    expect(found['looked_at']).toEqual({ objects: (objects as unknown[]).length, bytes, more: false });
    const findings = found['findings'] as { kind: string }[];
    expect(findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['performance', 'compliance']));
  });

  test('the context names the containers', async () => {
    const { context } = await data('gather_context');
    expect(context).toMatchObject({
      [stand.provider]: { answers: true, containers: expect.arrayContaining([stand.bucket]) as string[] },
    });
  });
}
