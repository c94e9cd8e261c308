import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { findProgram } from '#servers/kit/exec.ts';
import { infrastructureCommander } from './infrastructure-commander.ts';
import { createRig } from './rig.ts';
import type { Rig } from './rig.ts';

const terraform = (await findProgram('tofu')) ?? (await findProgram('terraform'));

let ws: Rig & TestClient;

beforeEach(async () => {
  ws = await createRig((folder) => connectTo(infrastructureCommander, { folders: [folder] }));
  mkdirSync(ws.at('infra'));
  writeFileSync(ws.at('infra/values.tfvars'), 'name = "x"');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await ws.close();
});

const change = (address: string, ...actions: string[]) => ({
  address,
  type: 'null_resource',
  change: { actions, after: { password: 'hunter22' } },
});

describe.runIf(process.platform !== 'win32')('terraform_plan (scripts as stand-ins: not on Windows)', () => {
  beforeEach(() => {
    vi.stubEnv('PATH', ws.fakes.folder);
    const resource_changes = [
      change('a.kept', 'no-op'),
      change('a.new', 'create'),
      change('a.old', 'delete', 'create'),
    ];
    for (const program of ['terraform', 'tofu']) {
      ws.fakes.answer(program, 'init', {});
      ws.fakes.answer(program, 'plan', {});
      ws.fakes.answer(program, 'show', {
        stdout: JSON.stringify({ format_version: '1.2', resource_changes }),
      });
    }
  });

  test('plans and says what would change, without values; no price is not a price of nothing', async () => {
    const args = { working_dir: 'infra', var_file: 'infra/values.tfvars', target: 'module.a["x"].b' };
    const { data, text } = await ws.call('terraform_plan', args);
    expect(data).toMatchObject({
      program: 'tofu',
      plan_file: ws.at('infra/patchbay.tfplan'),
      counts: { create: 1, replace: 1 },
      cost: { monthly: null, note: expect.stringContaining('Infracost is not installed') as string },
    });
    expect(data['changes']).toEqual([
      { address: 'a.new', type: 'null_resource', actions: ['create'] },
      { address: 'a.old', type: 'null_resource', actions: ['delete', 'create'] },
    ]);
    expect(JSON.stringify(data) + text).not.toContain('hunter22');
    expect(ws.fakes.calls()[1]?.slice(1)).toEqual([
      'plan',
      '-input=false',
      '-no-color',
      '-out=patchbay.tfplan',
      `-var-file=${ws.at('infra/values.tfvars')}`,
      '-target=module.a["x"].b',
    ]);
  });

  test('the cost is what Infracost says, or why it says nothing', async () => {
    const breakdown = { currency: 'USD', totalMonthlyCost: '12.5' };
    ws.fakes.answer('infracost', 'breakdown', { stdout: JSON.stringify(breakdown) });
    const cost = async () => (await ws.call('terraform_plan', { working_dir: 'infra' })).data['cost'];
    expect(await cost()).toMatchObject({ monthly: 12.5, currency: 'USD' });
    const [, , , file = ''] = ws.fakes.calls().at(-1) ?? [];
    expect(existsSync(path.dirname(file))).toBe(false);
    ws.fakes.answer('infracost', 'breakdown --path', { stdout: '{}' });
    expect(await cost()).toMatchObject({
      monthly: null,
      note: expect.stringContaining('no estimate') as string,
    });
    ws.fakes.answer('infracost', 'breakdown --path /', { stderr: 'no API key', exitCode: 1 });
    expect(await cost()).toMatchObject({
      monthly: null,
      note: expect.stringContaining('no API key') as string,
    });
    const args = { working_dir: 'infra', estimate_cost: false };
    expect((await ws.call('terraform_plan', args)).data['cost']).toBeNull();
  });

  test('a plan that fails is E and is not tried again', async () => {
    ws.fakes.answer('tofu', 'plan -input', { stderr: 'Error: bad', exitCode: 1 });
    const { error } = await ws.call('terraform_plan', { working_dir: 'infra' });
    expect(error).toMatchObject({ code: 'E', exitCode: 1, stderr: 'Error: bad' });
    expect(ws.fakes.calls().map(([, step]) => step)).toEqual(['init', 'plan']);
  });

  test('a plan that cannot be read is E', async () => {
    ws.fakes.answer('tofu', 'show -json', { stdout: 'oops' });
    expect((await ws.call('terraform_plan', { working_dir: 'infra' })).error).toMatchObject({ code: 'E' });
  });

  test('without tofu and terraform it is D', async () => {
    vi.stubEnv('PATH', ws.folder);
    const { error, text } = await ws.call('terraform_plan', { working_dir: 'infra' });
    expect(error).toMatchObject({ code: 'D', program: 'tofu' });
    expect(text).toContain('opentofu.org');
  });
});

test.each([
  [{ working_dir: 'none' }, 'N', 'working_dir'],
  [{ working_dir: '..' }, 'P', 'working_dir'],
  [{ working_dir: 'infra/values.tfvars' }, 'V', 'working_dir'],
  [{}, 'V', 'working_dir'],
  [{ working_dir: 'infra', var_file: 'none.tfvars' }, 'N', 'var_file'],
  [{ working_dir: 'infra', var_file: '/etc/hostname' }, 'P', 'var_file'],
  [{ working_dir: 'infra', target: '-destroy' }, 'V', 'target'],
  [{ working_dir: 'infra', target: 'a b' }, 'V', 'target'],
])('%j is %s', async (args, code, field) => {
  expect((await ws.call('terraform_plan', args)).error).toMatchObject({ code, field });
});

test.skipIf(terraform === undefined)(
  'the real thing plans what needs no provider (skipped: no tofu or terraform)',
  async () => {
    vi.stubEnv('PATH', ws.fakes.folder);
    symlinkSync(terraform ?? '', path.join(ws.fakes.folder, path.basename(terraform ?? '')));
    writeFileSync(
      ws.at('infra/main.tf'),
      'resource "terraform_data" "one" {\n  input = var.name\n}\nvariable "name" {}\n',
    );
    const args = { working_dir: 'infra', var_file: 'infra/values.tfvars', estimate_cost: false };
    const { data, error } = await ws.call('terraform_plan', args);
    expect(error).toBeUndefined();
    expect(data).toMatchObject({ counts: { create: 1 }, changes: [{ address: 'terraform_data.one' }] });
    expect(existsSync(ws.at('infra/patchbay.tfplan'))).toBe(true);
    expect(existsSync(ws.at('infra/terraform.tfstate'))).toBe(false);
  },
);
