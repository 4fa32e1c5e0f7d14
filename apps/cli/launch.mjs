// The door behind `npm run build | demo | start | cli`: checks Node, builds what changed, runs what was asked.
// Plain JavaScript on purpose: it runs before anything is compiled.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node.js 20.19 或以上版本,当前是 ${process.versions.node}。请升级后重试。`);
  process.exit(1);
}

const USAGE = `用法:
  npm run build            编译服务端与网页(只编译有改动的部分;--force 全部重新编译)
  npm run demo             装入演示数据并启动
  npm start                启动
  npm run public           启动群众查询评价页(另一个进程,不接触数据库)
  npm run cli -- <命令>    管理命令(npm run cli -- help 查看全部)`;

const [task, ...rest] = process.argv.slice(2);
const { build } = await import('./launch/build.mjs');
const { runProgram } = await import('./launch/run.mjs');

switch (task) {
  case 'build':
    process.exitCode = (await build({ parts: ['server', 'web'], force: rest.includes('--force') })) ? 0 : 1;
    break;
  case 'demo':
  case 'start':
    if (!(await build({ parts: ['server', 'web'] }))) process.exit(1);
    if (task === 'demo') process.env.XINFANG_DEMO = '1';
    await runProgram('api', rest);
    break;
  case 'public':
    if (!(await build({ parts: ['server'] }))) process.exit(1);
    await runProgram('public', rest);
    break;
  case 'cli':
    if (!(await build({ parts: ['server'] }))) process.exit(1);
    await runProgram('cli', rest);
    break;
  default:
    console.error(task === undefined ? USAGE : `不认识的任务“${task}”。\n${USAGE}`);
    process.exitCode = 2;
}
