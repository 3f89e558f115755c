FROM debian:12 AS quotes
CMD ['node', 'server.js']

FROM debian:12
CMD {{ command }}
