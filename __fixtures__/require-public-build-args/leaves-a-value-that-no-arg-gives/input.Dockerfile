FROM node:20-alpine
WORKDIR /app
COPY . .
RUN npm ci
ENV NEXT_PUBLIC_API_URL=http://localhost:5000/api
RUN npm run build
CMD ["npm", "start"]
