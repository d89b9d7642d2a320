/** What people do in a month, each number per person where nothing else is said. */
export interface Traffic {
  readonly users: number;
  readonly activeDaysPerMonth: number;
  readonly hoursOnlinePerActiveDay: number;
  /** Of them, those in which the page is visible. */
  readonly hoursLookedAtPerActiveDay: number;
  readonly requestsPerActiveDay: number;
  /** How much of a day falls into its busiest hour, from 0 to 1. */
  readonly peakHourShare: number;
  readonly connectsPerActiveDay: number;
  /** What a client asks over its socket at most, to know within 10 s that it is dead. */
  readonly messagesPerLookedAtHour: number;
  /** The same where nobody looks, to keep it open. */
  readonly messagesPerHiddenHour: number;
  readonly incidentsPerMonth: number;
  readonly changesPerIncident: number;
  /** Sockets that hear of a change. */
  readonly pushesPerChange: number;
  readonly photosPerIncident: number;
  readonly photoMegabytes: number;
  readonly boardHoursPerMonth: number;
  /** To and from one person with an open board. */
  readonly boardMegabytesPerHour: number;
  readonly boardStoresPerHour: number;
  readonly boardMegabytesPerIncident: number;
  readonly mailsPerMonth: number;
  /** What is downloaded of the web app, most of which browsers keep. */
  readonly webAppMegabytesPerMonth: number;
  readonly kilobytesPerAnswer: number;
  readonly kilobytesOfLogPerRequest: number;
  readonly readUnitsPerRequest: number;
  /**
   * The incident with its four indexes, a counter, its history and its notification, twice for being a transaction; behind
   * it, the index of what may leave the app, and a parcel that is filled and brought, each with its index.
   */
  readonly writeUnitsPerChange: number;
  readonly kilobytesKeptPerIncident: number;
  readonly monthsKept: number;
}

/** What that makes in a month, in the units that AWS counts. */
export interface Usage {
  readonly requests: number;
  readonly peakRequestsPerMinute: number;
  readonly boardSessionHours: number;
  readonly peakBoardSessions: number;
  readonly connects: number;
  readonly connectionMinutes: number;
  readonly messagesIn: number;
  readonly messagesOut: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly tableGb: number;
  readonly bucketGb: number;
  readonly bucketPuts: number;
  readonly bucketGets: number;
  readonly balancedGb: number;
  readonly webAppGb: number;
  readonly frontDoorGb: number;
  readonly frontDoorRequests: number;
  readonly logGb: number;
  readonly mails: number;
}

const MINUTES = 60;
const MB_PER_GB = 1024;
const KB_PER_GB = 1024 * 1024;
/** Files of the web app, most of which come from the browser's cache. */
const FILES_PER_ACTIVE_DAY = 5;
/** A photo and its thumbnail, each as uploaded and as kept. */
const OBJECTS_PER_PHOTO = 3;
const VIEWS_PER_PHOTO = 10;
/** A message of a minute asks whether a push got lost; who is hidden asks with each. */
const LOOKS_PER_HOUR = 60;
/** A line of the socket's access log. */
const KB_OF_LOG_PER_MESSAGE = 0.3;
/** What is new of two audiences, mostly nothing. */
const READ_UNITS_PER_LOOK = 2;

/** Turns habits into units. */
export function usageOf(traffic: Traffic): Usage {
  const { users } = traffic;
  const activeDays = users * traffic.activeDaysPerMonth;
  const requests = activeDays * traffic.requestsPerActiveDay;
  const incidents = users * traffic.incidentsPerMonth;
  const changes = incidents * traffic.changesPerIncident;
  const photos = incidents * traffic.photosPerIncident;
  const onlineHours = activeDays * traffic.hoursOnlinePerActiveDay;
  const boardSessionHours = users * traffic.boardHoursPerMonth;
  const lookedAtHours = activeDays * traffic.hoursLookedAtPerActiveDay;
  const hiddenMessages = (onlineHours - lookedAtHours) * traffic.messagesPerHiddenHour;
  const messagesIn = lookedAtHours * traffic.messagesPerLookedAtHour + hiddenMessages;
  const looks = lookedAtHours * LOOKS_PER_HOUR + hiddenMessages;
  const photoGb = (photos * traffic.photoMegabytes) / MB_PER_GB;
  const boardGb = (incidents * traffic.boardMegabytesPerIncident) / MB_PER_GB;
  const balancedGb =
    (requests * traffic.kilobytesPerAnswer) / KB_PER_GB +
    (boardSessionHours * traffic.boardMegabytesPerHour) / MB_PER_GB;
  const webAppGb = (users * traffic.webAppMegabytesPerMonth) / MB_PER_GB;
  const connects = activeDays * traffic.connectsPerActiveDay;
  return {
    requests,
    peakRequestsPerMinute: perPeakHour(requests, traffic) / MINUTES,
    boardSessionHours,
    peakBoardSessions: perPeakHour(boardSessionHours, traffic),
    connects,
    connectionMinutes: onlineHours * MINUTES,
    messagesIn,
    // Every message is answered.
    messagesOut: messagesIn + changes * traffic.pushesPerChange,
    readUnits: requests * traffic.readUnitsPerRequest + looks * READ_UNITS_PER_LOOK,
    writeUnits: changes * traffic.writeUnitsPerChange + connects * 2,
    tableGb: (incidents * traffic.kilobytesKeptPerIncident * traffic.monthsKept) / KB_PER_GB,
    bucketGb: (photoGb + boardGb) * traffic.monthsKept,
    bucketPuts: photos * OBJECTS_PER_PHOTO + boardSessionHours * traffic.boardStoresPerHour,
    bucketGets: photos * VIEWS_PER_PHOTO,
    balancedGb,
    webAppGb,
    frontDoorGb: balancedGb + webAppGb,
    frontDoorRequests: requests + activeDays * FILES_PER_ACTIVE_DAY + connects,
    logGb:
      (requests * traffic.kilobytesOfLogPerRequest + messagesIn * KB_OF_LOG_PER_MESSAGE) /
      KB_PER_GB,
    mails: users * traffic.mailsPerMonth,
  };
}

function perPeakHour(perMonth: number, { activeDaysPerMonth, peakHourShare }: Traffic): number {
  return activeDaysPerMonth === 0 ? 0 : (perMonth / activeDaysPerMonth) * peakHourShare;
}

/** Reads a traffic file over the defaults; refuses what is no number of these. */
export function trafficFrom(defaults: Traffic, given: unknown): Traffic {
  if (typeof given !== 'object' || given === null) throw new Error('A traffic file is an object.');
  for (const [key, value] of Object.entries(given)) {
    if (!(key in defaults)) {
      throw new Error(`${key} is unknown. Known: ${Object.keys(defaults).join(', ')}.`);
    }
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
      throw new Error(`${key} must be a number, zero or more.`);
    }
  }
  return { ...defaults, ...given };
}
