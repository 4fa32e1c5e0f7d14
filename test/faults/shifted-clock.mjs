// Preloaded (`--import`) into a program whose machine's clock is wrong: Date is off by CLOCK_OFF seconds and, with CLOCK_STEP, jumps
// back by so many seconds each second. Timers go on as they are, as they do on a machine whose clock is set.
const off = Number(process.env.CLOCK_OFF ?? 0) * 1000;
const step = Number(process.env.CLOCK_STEP ?? 0) * 1000;
const Real = Date;
const began = Real.now();
const now = () => {
  const real = Real.now();
  return real + off - step * Math.floor((real - began) / 1000);
};

globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(now());
    else super(...given);
  }
  static now() {
    return now();
  }
};
