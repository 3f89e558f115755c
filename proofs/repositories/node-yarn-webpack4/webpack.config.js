const fs = require('node:fs');
const path = require('node:path');

module.exports = {
  entry: './src/index.js',
  output: { path: path.resolve(__dirname, 'dist'), filename: 'bundle.js' },
  plugins: [
    {
      apply(compiler) {
        compiler.hooks.done.tap('page', () => {
          fs.copyFileSync('src/index.html', 'dist/index.html');
        });
      },
    },
  ],
};
