import { expect, test } from 'vitest';
import { callsByServer, loadByServer } from './server-load.ts';

const times = { errors: 0, p50: null, p95: null, p99: null };

test('calls of all tools of a server are counted together', () => {
  const byTool = [
    { server: 'notes', name: 'read', calls: 4, ...times },
    { server: 'files', name: 'read', calls: 3, ...times },
    { server: 'notes', name: '', calls: 1, ...times },
  ];
  expect([...callsByServer({ byTool })]).toEqual([
    ['notes', 5],
    ['files', 3],
  ]);
});

test('the load is that of the last step, of all instances of a server', () => {
  const at = (cpu: number, memory: number) => ({ at: 0, cpu, memory });
  const resources = [
    { instance: 'notes#1', points: [at(0.9, 900), at(0.1, 100)] },
    { instance: 'notes#2', points: [at(0.2, 50)] },
    { instance: 'files#1', points: [] },
  ];
  const loads = loadByServer({ resources });
  expect([...loads.keys()]).toEqual(['notes']);
  expect(loads.get('notes')?.cpu).toBeCloseTo(0.3);
  expect(loads.get('notes')?.memory).toBe(150);
});
