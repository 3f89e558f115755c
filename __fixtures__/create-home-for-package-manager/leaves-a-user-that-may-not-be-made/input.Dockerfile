FROM registry.example.com/base/node:20
RUN adduser -S -H app || true
USER app
CMD ["npm", "start"]
