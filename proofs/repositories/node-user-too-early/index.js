const express = require('express');
const fs = require('node:fs');

const app = express();
app.get('/', (request, response) => {
  fs.appendFileSync('visits.log', `${request.ip}\n`);
  response.send(`visits: ${fs.readFileSync('visits.log', 'utf8').split('\n').length - 1}`);
});
app.listen(4000);
