import type { Builder } from './prerequisites.js';
import type { ServiceId, Site } from './site.js';
import { SERVICES } from './site.js';
import type { Step } from './steps.js';

const PLATFORMS = { X86_64: 'linux/amd64', ARM64: 'linux/arm64' } as const;

/** Builds and pushes the image of each service, unless the registry has it: tags are never written twice. */
export function imageSteps(site: Site, builder: Builder, tag: string): readonly Step[] {
  return SERVICES.map((service) => ({
    name: `image: ${service} ${tag}`,
    isDone: () => isPushed(site, service, tag),
    run: async () => {
      const { programs } = site;
      const image = `${registryOf(site)}/${site.named(service)}:${tag}`;
      const { architecture } = site.environment.compute;
      // docker finds the list of what to leave out by its name; buildah must be told.
      const options = builder === 'buildah' ? ['--format', 'docker', ...IGNORE] : [];
      await programs.run(builder, [
        ...['build', ...options, '--platform', PLATFORMS[architecture]],
        ...['--file', 'infra/images/Dockerfile', '--build-arg', `SERVICE=${service}`],
        ...['--tag', image, '.'],
      ]);
      await logIn(site, builder);
      await programs.run(builder, ['push', image]);
    },
  }));
}

const IGNORE = ['--ignorefile', 'infra/images/Dockerfile.dockerignore'];

async function isPushed(site: Site, service: ServiceId, tag: string): Promise<boolean> {
  const found = await site.lookFor(
    ...['ecr', 'describe-images', '--repository-name', site.named(service)],
    ...['--image-ids', `imageTag=${tag}`],
  );
  return found !== undefined;
}

async function logIn(site: Site, builder: Builder): Promise<void> {
  const { programs } = site;
  const text = programs.isDry ? '' : await programs.look('aws', ['ecr', 'get-login-password']);
  await programs.run(
    builder,
    ['login', '--username', 'AWS', '--password-stdin', registryOf(site)],
    { secret: { text, name: 'aws ecr get-login-password' } },
  );
}

function registryOf({ identity, environment }: Site): string {
  return `${identity.account}.dkr.ecr.${environment.region}.amazonaws.com`;
}
