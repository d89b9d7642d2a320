import { ApiGatewayAccount } from '@cdktf/provider-aws/lib/api-gateway-account/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { Construct } from 'constructs';
import { Role } from './role.js';

/** AWS's own list: API Gateway refuses a role that may do less, whatever it would use. */
const WRITES_LOGS = 'arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs';

/** As whom API Gateway writes access logs, for all APIs of an account in a region. */
export class GatewayLogRole extends Construct {
  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    const role = new Role(this, 'role', { name, service: 'apigateway.amazonaws.com' });
    const permission = new IamRolePolicyAttachment(this, 'writes-logs', {
      role: role.name,
      policyArn: WRITES_LOGS,
    });
    new ApiGatewayAccount(this, 'account', {
      cloudwatchRoleArn: role.arn,
      dependsOn: [permission],
    });
  }
}
