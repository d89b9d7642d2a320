/** One installation of Vigía: everything that differs from the others. */
export interface Environment {
  /** First part of every resource name and of every stack name. */
  readonly name: string;
  readonly region: string;
  /** Whether AWS and Terraform both refuse to delete what holds data. */
  readonly protectsData: boolean;
}

export const ENVIRONMENTS = [
  { name: 'dev', region: 'us-east-1', protectsData: false },
  { name: 'staging', region: 'us-east-1', protectsData: false },
  { name: 'prod', region: 'us-east-1', protectsData: true },
] as const satisfies readonly Environment[];
