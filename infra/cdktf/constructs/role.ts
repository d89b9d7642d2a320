import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { Construct } from 'constructs';

export interface RoleProps {
  readonly name: string;
  /** The AWS service that may act as this role, for example `ecs-tasks.amazonaws.com`. */
  readonly service: string;
}

/** One permission: what may be done to which named things. */
export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** Who a process is to AWS. It starts with no permission; things grant themselves to it. */
export class Role extends Construct {
  readonly arn: string;
  readonly name: string;

  constructor(scope: Construct, id: string, { name, service }: RoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'role', {
      name,
      assumeRolePolicy: policy([
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } },
      ]),
    });
    this.arn = role.arn;
    this.name = role.name;
  }

  /** Adds one inline policy; `id` names it in the role and in the state. */
  allow(id: string, { actions, resources }: Statement): void {
    this.#add(id, { Effect: 'Allow', Action: actions, Resource: resources });
  }

  /** Adds one inline policy for everything but these things: where what is meant has no name of its own. */
  allowBut(id: string, { actions, resources }: Statement): void {
    this.#add(id, { Effect: 'Allow', Action: actions, NotResource: resources });
  }

  #add(id: string, statement: object): void {
    new IamRolePolicy(this, id, { name: id, role: this.name, policy: policy([statement]) });
  }
}

/** A policy document around its statements. */
export function policy(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
