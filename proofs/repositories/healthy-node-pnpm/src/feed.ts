import ms from 'ms';

console.log(`prices every ${ms(5000)}`);
