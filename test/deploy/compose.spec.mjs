import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { describe, expect, it } from '@jest/globals';
import { load, YAML11_SCHEMA } from 'js-yaml';

import { parseSettings } from '../../apps/muster/src/settings/settings.ts';

const text = await readFile('docker-compose.yml', 'utf8');
const compose = load(text, { schema: YAML11_SCHEMA });
const services = Object.entries(compose.services);
const built = services.filter(([, { image }]) => image.startsWith('muster:'));
const SECRET = /PASSWORD|TOKEN/;
const VARIABLE = /\$\{(\w+)([^}]*)\}/g;

/** What the containers are given, with this in place of every variable. */
const fill = (value) =>
  String(value).replaceAll(VARIABLE, (_, name) => (name === 'PUBLIC_URL' ? 'https://muster.example' : 's'.repeat(48)));

describe('docker-compose.yml', () => {
  it('has no variable with a default: without a secret nothing starts', () => {
    const variables = [...text.matchAll(VARIABLE)];
    expect(variables.length).toBeGreaterThan(10);
    for (const [whole, , rest] of variables) expect([whole, rest]).toEqual([whole, ':?run deploy/write-secrets']);
  });

  it('takes every secret from a variable, and names none in it', () => {
    for (const [name, { environment = {} }] of services)
      for (const [variable, value] of Object.entries(environment))
        if (SECRET.test(variable))
          expect([name, variable, value]).toEqual([name, variable, expect.stringMatching(/^\$\{\w+:\?/)]);
  });

  it('has every variable that it needs written by deploy/write-secrets', async () => {
    const script = await readFile('deploy/write-secrets', 'utf8');
    const needed = new Set([...text.matchAll(VARIABLE)].map(([, name]) => name));
    for (const { environment } of Object.values(compose.secrets)) needed.add(environment);
    for (const name of needed) expect(script).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it.each(built.filter(([name]) => name !== 'grants'))(
    'starts %s with settings that Muster knows and takes',
    (_, { environment }) => {
      const settings = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(value)]));
      expect(parseSettings({ ...settings, MUSTER_HOST: '0.0.0.0' })).toMatchObject({ MUSTER_ALLOW_PLAINTEXT: true });
    },
  );

  it.each(built)('runs in %s a program that there is', (_, { command }) => {
    const program = command.at(-1);
    const source = program.replace(/^dist\/(.*)\.js$/, '$1.ts');
    expect(existsSync(source)).toBe(true);
  });

  it('pins every image to a version, and mounts only what there is', () => {
    for (const [name, { image, volumes = [] }] of services) {
      expect([name, image]).toEqual([name, expect.stringMatching(/:v?\d+\.\d+(\.\d+)?(-\w+)?$/)]);
      for (const mount of volumes) {
        const [source] = mount.split(':');
        const isThere = source.startsWith('./')
          ? existsSync(source) || source === './deploy/certificates'
          : source in compose.volumes;
        expect([name, source, isThere]).toEqual([name, source, true]);
      }
    }
  });

  it('asks every service that stays whether it is well, and waits for what it needs', () => {
    for (const [name, { healthcheck, restart, depends_on: needs = {} }] of services) {
      if (restart === 'unless-stopped') expect([name, healthcheck?.test?.[0]]).toEqual([name, 'CMD']);
      for (const needed of Object.keys(needs)) expect(services.map(([service]) => service)).toContain(needed);
    }
  });

  it('gives each gateway a log of its own, and all processes one key', () => {
    const folders = built.flatMap(([, { volumes }]) => volumes.filter((mount) => mount.endsWith(':/data')));
    expect(new Set(folders).size).toBe(3);
    for (const [name, { volumes }] of built) if (name !== 'grants') expect(volumes).toContain('shared:/shared');
  });

  it('runs nothing of ours as root, and lets nothing write into the program', () => {
    for (const [, service] of built) expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });
});

describe('the Dockerfile', () => {
  it('ends as an account without rights, in an image of a version', async () => {
    const dockerfile = await readFile('Dockerfile', 'utf8');
    expect(dockerfile.match(/^USER .*$/gm)).toEqual(['USER node']);
    const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8'));
    for (const [, image] of dockerfile.matchAll(/^FROM (\S+)/gm))
      expect(image).toBe(`node:${devDependencies.node}-bookworm-slim`);
  });
});

describe('what the balancer and Prometheus ask', () => {
  it('are services and ports of the compose file', async () => {
    const names = services.map(([name]) => name);
    for (const file of ['deploy/haproxy.cfg', 'deploy/prometheus.yml'])
      for (const [, host] of (await readFile(file, 'utf8')).matchAll(/[' ]([a-z]+(?:-\d)?):(?:1883|3000)\b/g))
        expect(names).toContain(host);
  });

  it('have the variables that Grafana reads', async () => {
    const provisioned = await readFile('dashboards/provisioning/datasources/muster.yaml', 'utf8');
    for (const [, name] of provisioned.matchAll(/\$(MUSTER_GRAFANA_\w+)/g))
      expect(Object.keys(compose.services.grafana.environment)).toContain(name);
  });
});
