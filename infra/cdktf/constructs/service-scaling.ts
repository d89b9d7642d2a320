import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy/index.js';
import { AppautoscalingScheduledAction } from '@cdktf/provider-aws/lib/appautoscaling-scheduled-action/index.js';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target/index.js';
import { Construct } from 'constructs';
import type { DemoHours } from '../environments.js';
import type { Metric } from './alarm.js';
import type { FargateService } from './fargate-service.js';

export interface ServiceScalingProps {
  readonly service: FargateService;
  readonly loadBalancerArnSuffix: string;
  readonly minTasks: number;
  readonly maxTasks: number;
  /** A measure of our own, averaged over the tasks, and how much of it one task may have. */
  readonly perTask?: { readonly metric: Metric; readonly target: number };
  /** Absent: it runs day and night. */
  readonly hours?: DemoHours;
}

const CPU_PERCENT = 70;
const MEMORY_PERCENT = 80;
const REQUESTS_PER_TASK = 1000;
/** Quick to help, slow to leave. */
const OUT_SECONDS = 60;
const IN_SECONDS = 300;

/** As many tasks as the work needs: whichever measure asks for most decides. */
export class ServiceScaling extends Construct {
  constructor(scope: Construct, id: string, props: ServiceScalingProps) {
    super(scope, id);
    const { service, loadBalancerArnSuffix, minTasks, maxTasks, perTask, hours } = props;
    const target = new AppautoscalingTarget(this, 'target', {
      serviceNamespace: 'ecs',
      scalableDimension: 'ecs:service:DesiredCount',
      resourceId: `service/${service.clusterName}/${service.name}`,
      minCapacity: minTasks,
      maxCapacity: maxTasks,
      // Schedules, `npm run scale` and `npm run stop` move them; the deploy command writes what changed here.
      lifecycle: { ignoreChanges: ['min_capacity', 'max_capacity', 'suspended_state'] },
    });
    const scaled = {
      serviceNamespace: target.serviceNamespace,
      scalableDimension: target.scalableDimension,
      resourceId: target.resourceId,
    };
    const follow = (name: string, targetValue: number, measure: object): void => {
      new AppautoscalingPolicy(this, name, {
        ...scaled,
        name: `${service.name}-${name}`,
        policyType: 'TargetTrackingScaling',
        targetTrackingScalingPolicyConfiguration: {
          targetValue,
          scaleOutCooldown: OUT_SECONDS,
          scaleInCooldown: IN_SECONDS,
          ...measure,
        },
      });
    };
    const predefined = (predefinedMetricType: string, resourceLabel?: string) => ({
      predefinedMetricSpecification: {
        predefinedMetricType,
        ...(resourceLabel === undefined ? {} : { resourceLabel }),
      },
    });
    follow('cpu', CPU_PERCENT, predefined('ECSServiceAverageCPUUtilization'));
    follow('memory', MEMORY_PERCENT, predefined('ECSServiceAverageMemoryUtilization'));
    follow(
      'requests',
      REQUESTS_PER_TASK,
      predefined(
        'ALBRequestCountPerTarget',
        `${loadBalancerArnSuffix}/${service.targetGroupArnSuffix}`,
      ),
    );
    if (perTask !== undefined) {
      const { namespace, name: metricName } = perTask.metric;
      follow('sessions', perTask.target, {
        customizedMetricSpecification: { namespace, metricName, statistic: 'Average' },
      });
    }

    if (hours !== undefined) {
      const at = (name: string, schedule: string, tasks: readonly [number, number]): void => {
        new AppautoscalingScheduledAction(this, name, {
          ...scaled,
          name: `${service.name}-${name}`,
          schedule,
          timezone: hours.timezone,
          scalableTargetAction: { minCapacity: String(tasks[0]), maxCapacity: String(tasks[1]) },
          // As the target: `npm run scale` may have chosen other numbers.
          lifecycle: { ignoreChanges: ['scalable_target_action'] },
        });
      };
      at('open', hours.start, [minTasks, maxTasks]);
      at('close', hours.stop, [0, 0]);
    }
  }
}
