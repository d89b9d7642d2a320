/** What happened since the last line of metrics. */
export interface Counters {
  updates: number;
  refused: number;
}

/** What is so right now. */
export interface Gauges {
  readonly sessions: number;
  readonly documents: number;
  readonly flushLagMs: number;
  readonly storeAgeMs: number;
}

/** One log line in CloudWatch's embedded metric format. */
export function metricsLine(
  counters: Counters,
  gauges: Gauges,
  environment: { readonly taskId: string; readonly atMs: number },
): object {
  return {
    _aws: {
      Timestamp: environment.atMs,
      CloudWatchMetrics: [
        {
          Namespace: 'Vigia/Boards',
          Dimensions: [[]],
          Metrics: [
            { Name: 'Sessions', Unit: 'Count' },
            { Name: 'Documents', Unit: 'Count' },
            { Name: 'Updates', Unit: 'Count' },
            { Name: 'Refused', Unit: 'Count' },
            { Name: 'FlushLag', Unit: 'Milliseconds' },
            { Name: 'StoreAge', Unit: 'Milliseconds' },
          ],
        },
      ],
    },
    task: environment.taskId,
    Sessions: gauges.sessions,
    Documents: gauges.documents,
    Updates: counters.updates,
    Refused: counters.refused,
    FlushLag: gauges.flushLagMs,
    StoreAge: gauges.storeAgeMs,
  };
}
