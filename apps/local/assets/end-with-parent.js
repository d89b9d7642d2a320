// Loaded into the api process: when the local system is killed, its channel closes and the api must not stay behind.
process.on('disconnect', () => process.exit(1));
// The listener alone would keep a process alive that has ended its work.
process.channel?.unref();
