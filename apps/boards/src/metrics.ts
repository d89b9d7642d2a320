/** What happened since the last line of metrics. */
export interface Counters {
  updates: number;
  refused: number;
  /** Client ids under which somebody else brought back, on reconnection, what this task did not know. */
  broughtBack: number;
}

/** What is so right now. */
export interface Gauges {
  readonly sessions: number;
  readonly documents: number;
  readonly flushLagMs: number;
  readonly storeAgeMs: number;
}

/** One log line in CloudWatch's embedded metric format; the namespace is the environment's, so no dimension is needed. */
export function metricsLine(
  counters: Counters,
  gauges: Gauges,
  about: { readonly namespace: string; readonly taskId: string; readonly atMs: number },
): object {
  return {
    _aws: {
      Timestamp: about.atMs,
      CloudWatchMetrics: [
        {
          Namespace: about.namespace,
          Dimensions: [[]],
          Metrics: [
            { Name: 'Sessions', Unit: 'Count' },
            { Name: 'Documents', Unit: 'Count' },
            { Name: 'Updates', Unit: 'Count' },
            { Name: 'Refused', Unit: 'Count' },
            { Name: 'BroughtBack', Unit: 'Count' },
            { Name: 'FlushLag', Unit: 'Milliseconds' },
            { Name: 'StoreAge', Unit: 'Milliseconds' },
          ],
        },
      ],
    },
    task: about.taskId,
    Sessions: gauges.sessions,
    Documents: gauges.documents,
    Updates: counters.updates,
    Refused: counters.refused,
    BroughtBack: counters.broughtBack,
    FlushLag: gauges.flushLagMs,
    StoreAge: gauges.storeAgeMs,
  };
}
