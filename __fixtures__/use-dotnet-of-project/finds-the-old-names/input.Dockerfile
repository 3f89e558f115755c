FROM microsoft/aspnetcore-build AS build
WORKDIR /src
COPY . .
RUN dotnet restore

FROM microsoft/aspnetcore
COPY --from=build /app /app
