import { EXIT, Failure } from './failure.js';
import type { Site } from './site.js';

/** The one address of an environment, without a slash at the end; a name in brackets in a dry run before it exists. */
export async function addressOf(site: Site): Promise<string> {
  const { domain } = site.environment;
  if (domain !== undefined) return site.surroundings.originOf(domain.name);
  const { DistributionList: list } = await site.look<{
    DistributionList?: {
      readonly Items?: readonly { readonly Comment: string; readonly DomainName: string }[];
    };
  }>('cloudfront', 'list-distributions');
  const name = site.named('front-door');
  const found = list?.Items?.find(({ Comment }) => Comment === name);
  if (found !== undefined) return site.surroundings.originOf(found.DomainName);
  return notYet(site, 'address');
}

/** What Amplify calls the web app. */
export async function webAppIdOf(site: Site): Promise<string> {
  const { apps = [] } = await site.look<{
    apps?: readonly { readonly name: string; readonly appId: string }[];
  }>('amplify', 'list-apps');
  const found = apps.find(({ name }) => name === site.named('web'));
  return found?.appId ?? notYet(site, 'web-app-id');
}

function notYet(site: Site, what: string): string {
  if (site.programs.isDry) return `<${what}>`;
  throw new Failure(
    `${site.environment.name} has no ${what} yet: npm run deploy -- ${site.environment.name}`,
    EXIT.refused,
  );
}
