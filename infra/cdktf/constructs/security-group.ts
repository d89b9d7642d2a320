import { SecurityGroup as AwsSecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Construct } from 'constructs';

export interface SecurityGroupProps {
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
}

const ANYWHERE = '0.0.0.0/0';

/** A wall with no door: nothing enters or leaves until it is said here. */
export class SecurityGroup extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { name, description, vpcId }: SecurityGroupProps) {
    super(scope, id);
    this.id = new AwsSecurityGroup(this, 'group', {
      name,
      description,
      vpcId,
      revokeRulesOnDelete: true,
    }).id;
  }

  /** Opens a TCP port to the members of another group, on both sides. */
  allowFrom(other: SecurityGroup, port: number): void {
    new VpcSecurityGroupIngressRule(this, `from-${other.node.id}-${String(port)}`, {
      securityGroupId: this.id,
      referencedSecurityGroupId: other.id,
      description: `from ${other.node.id}`,
      ...tcp(port),
    });
    new VpcSecurityGroupEgressRule(other, `to-${this.node.id}-${String(port)}`, {
      securityGroupId: other.id,
      referencedSecurityGroupId: this.id,
      description: `to ${this.node.id}`,
      ...tcp(port),
    });
  }

  /** Opens a TCP port to the whole internet. */
  allowFromAnywhere(port: number): void {
    new VpcSecurityGroupIngressRule(this, `from-anywhere-${String(port)}`, {
      securityGroupId: this.id,
      cidrIpv4: ANYWHERE,
      description: 'from anywhere',
      ...tcp(port),
    });
  }

  /** Lets members call out to a TCP port anywhere. */
  allowToAnywhere(port: number): void {
    new VpcSecurityGroupEgressRule(this, `to-anywhere-${String(port)}`, {
      securityGroupId: this.id,
      cidrIpv4: ANYWHERE,
      description: 'to anywhere',
      ...tcp(port),
    });
  }
}

function tcp(port: number) {
  return { ipProtocol: 'tcp', fromPort: port, toPort: port };
}
