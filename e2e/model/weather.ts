/** How bad things are: so many of a hundred. */
export interface Weather {
  /** Pushes that never arrive. */
  dropped: number;
  /** Pushes that arrive twice. */
  doubled: number;
  /** Frames that take up to `lateMs` longer, and so overtake each other. */
  late: number;
  lateMs: number;
  /** Sockets that end without the tab's hearing of it when the gateway restarts. */
  silent: number;
  /** Ends of sockets that the api is never told of. */
  forgotten: number;
  /** Requests that are lost before anybody carries them out. */
  lostRequests: number;
  /** Requests that are carried out, and their answer is lost. */
  lostAnswers: number;
  /** Calls of the api to its storage and to the gateway that take up to `slowMs`. */
  slow: number;
  slowMs: number;
}

/** Nothing goes wrong. */
export const CALM: Weather = {
  dropped: 0,
  doubled: 0,
  late: 0,
  lateMs: 0,
  silent: 0,
  forgotten: 0,
  lostRequests: 0,
  lostAnswers: 0,
  slow: 0,
  slowMs: 0,
};
