import type Docker from 'dockerode';
import { z } from 'zod';

export const ContainerView = z.object({
  id: z.string().describe('The first 12 characters'),
  names: z.array(z.string()),
  image: z.string(),
  command: z.string(),
  state: z.string().describe('created, running, paused, restarting, exited or dead'),
  status: z.string().describe('For people, such as: Up 5 minutes'),
  created: z.iso.datetime(),
  ports: z.array(z.string()),
  networks: z.array(z.string()),
  labels: z.record(z.string(), z.string()),
});

export function viewContainer(info: Docker.ContainerInfo): z.infer<typeof ContainerView> {
  return {
    id: info.Id.slice(0, 12),
    names: info.Names.map((name) => name.replace(/^\//, '')),
    image: info.Image,
    command: info.Command,
    state: info.State,
    status: info.Status,
    created: new Date(info.Created * 1000).toISOString(),
    ports: info.Ports.map(portText),
    networks: Object.keys(info.NetworkSettings.Networks),
    labels: info.Labels,
  };
}

function portText({ IP, PublicPort, PrivatePort, Type }: Docker.Port): string {
  const published = PublicPort > 0 ? `${IP}:${PublicPort}->` : '';
  return `${published}${PrivatePort}/${Type}`;
}
