FROM node:20
COPY --form=build /app /app
