// A process that does with the data folder what the application does, and nothing else; specs kill it.
// argv: <compiled platform entry> <data folder>. Says JSON lines on stdout.
const [entry, dataDir] = process.argv.slice(2);
const { openDatabase, createLogger, openPools } = await import(entry);
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

process.on('SIGINT', () => say({ heard: 'SIGINT' }));
try {
  const settings = { dataDir, database: { kind: 'embedded', folder: `${dataDir}/postgres` } };
  const database = await openDatabase(settings, createLogger({ level: 'silent' }));
  const pools = openPools(database.config);
  process.on('SIGTERM', async () => {
    // The application drains first: the database must still answer.
    const { rows } = await pools.owner.query('select 1 as one');
    await pools.end();
    await database.close();
    say({ closed: rows[0].one });
    process.exit(0);
  });
  void database.lost.then((error) => {
    say({ lost: error.message });
    process.exit(3);
  });
  say({ ready: database.config.url, postgresPid: database.postgresPid(), notices: database.notices });
  process.stdin.on('data', async () => {
    try {
      const { rows } = await pools.owner.query('select 1 as one');
      say({ answer: rows[0].one, postgresPid: database.postgresPid() });
    } catch (error) {
      say({ fault: error.code ?? error.message });
    }
  });
} catch (error) {
  say({ refused: error.code ?? error.name, message: error.message });
  process.exit(2);
}
