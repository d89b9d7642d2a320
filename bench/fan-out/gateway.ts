/** The embedded WebSocket API as a process of its own; asked for them, it tells the ids of all its connections. */
import { startWebSocketApi } from '@vigia/embedded/websocket-api';

const ids: string[] = [];
const { managementEndpoint, url } = await startWebSocketApi({
  stage: 'bench',
  routes: {
    $connect: ({ requestContext }) => {
      ids.push(requestContext.connectionId);
      return Promise.resolve({ statusCode: 200 });
    },
  },
});
process.on('message', () => process.send?.({ ids, url }));
process.on('disconnect', () => process.exit());
process.send?.({ address: managementEndpoint });
