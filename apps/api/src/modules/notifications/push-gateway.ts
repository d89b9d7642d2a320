/** What became of a frame: `gone` means that nobody is connected there any more. */
export type Posted = 'delivered' | 'gone';

/** Port: posts frames to live sockets. Fails when the gateway does not take the frame. */
export abstract class PushGateway {
  abstract post(connectionId: string, frame: string): Promise<Posted>;

  /** Closes a socket; one that is gone is fine. */
  abstract close(connectionId: string): Promise<void>;
}
