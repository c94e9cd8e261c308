import { z } from 'zod';

const FORM = /^(?:(\d{1,5}):)?(\d{1,5})(?:\/(tcp|udp))?$/;

/** `8080` or `80:8080`, the latter with the port of this machine first. */
export const Port = z.string().refine((given) => {
  const [, host, container] = FORM.exec(given) ?? [];
  return isPort(container) && (host === undefined || isPort(host));
}, 'is no port such as 8080 or 80:8080 (1 to 65535)');

interface PortSettings {
  ExposedPorts: Record<string, Record<string, never>>;
  PortBindings: Record<string, { HostIp: string; HostPort: string }[]>;
}

/** Published on this machine alone. Without a port of its own the engine chooses a free one. */
export function publish(ports: readonly string[]): PortSettings {
  const settings: PortSettings = { ExposedPorts: {}, PortBindings: {} };
  for (const port of ports) {
    const [, host = '', container = '', protocol = 'tcp'] = FORM.exec(port) ?? [];
    const name = `${Number(container)}/${protocol}`;
    settings.ExposedPorts[name] = {};
    (settings.PortBindings[name] ??= []).push({ HostIp: '127.0.0.1', HostPort: host });
  }
  return settings;
}

function isPort(text: string | undefined): boolean {
  return text !== undefined && Number(text) >= 1 && Number(text) <= 65_535;
}
