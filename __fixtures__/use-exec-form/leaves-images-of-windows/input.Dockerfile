FROM mcr.microsoft.com/windows/servercore:ltsc2022 AS core
CMD echo %PATH% && ping -t localhost

FROM registry.example.com/base:1
CMD C:\\app\\server.exe --verbose
